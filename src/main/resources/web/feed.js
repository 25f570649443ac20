// The newest identity events that pass the filters, latest first. They are loaded once; then each new event is added.

import { get } from "./api.js";

export function eventFeed(limit, draw) {
  let filters = {};
  let events = [];
  let since = null;
  let loads = 0;
  let arrived = null; // events that arrive while others are loaded, which the answer may lack

  function merge(more) {
    const known = new Set(more.map((event) => event.id));
    events = [...more, ...events.filter((event) => !known.has(event.id))]
      .sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt))
      .slice(0, limit);
    draw(events, since);
  }

  return {
    async load(wanted = {}) {
      const load = ++loads;
      arrived = [];
      const answer = await get(`/events?${new URLSearchParams({ ...wanted, limit })}`);
      if (load !== loads) return; // Other filters were chosen meanwhile.
      filters = wanted;
      since = answer.since;
      events = answer.events;
      const late = arrived.filter(passes);
      arrived = null;
      merge(late);
    },
    add(event) {
      arrived?.push(event);
      if (passes(event)) merge([event]);
    },
  };

  function passes(event) {
    const time = Date.parse(event.occurredAt);
    return ["camera", "person", "type"].every((name) => !filters[name] || filters[name] === event[name])
      && !(time < Date.parse(filters.from)) && !(time >= Date.parse(filters.to));
  }
}
