package dev.sightline.cameras;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of the week at which a camera is published.
 *
 * <p>The text has spans separated by commas, then a time zone, UTC if there is none. A span is an
 * optional day or range of days and two times: {@code mon-fri 07:00-19:00, sat 09:00-13:00
 * Europe/Berlin}. A span that ends before it starts ends on the next day.
 *
 * @param text as it was written; empty for always
 * @param spans empty for always
 */
public record Schedule(String text, List<Span> spans, ZoneId zone) {
  /** At all times. */
  public static final Schedule ALWAYS = new Schedule("", List.of(), ZoneOffset.UTC);

  private static final Pattern SPAN =
      Pattern.compile(
          "(?:(?<first>[a-z]{3})(?:-(?<last>[a-z]{3}))? +)?"
              + "(?<start>\\d\\d:\\d\\d)-(?<end>\\d\\d:\\d\\d)");
  private static final Pattern ZONE = Pattern.compile(" (?<zone>[A-Za-z][A-Za-z0-9/_+-]*)$");

  /** From a time of some days until another time of the same or the next day. */
  public record Span(Set<DayOfWeek> days, LocalTime start, LocalTime end) {

    private boolean includes(DayOfWeek day, LocalTime time) {
      boolean begun = days.contains(day) && !time.isBefore(start);
      boolean isOvernight = !start.isBefore(end);
      return isOvernight
          ? begun || (days.contains(day.minus(1)) && time.isBefore(end))
          : begun && time.isBefore(end);
    }
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is no schedule
   */
  public static Schedule parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return ALWAYS;
    }
    Matcher zone = ZONE.matcher(stripped);
    boolean hasZone = zone.find();
    String spans = hasZone ? stripped.substring(0, zone.start()) : stripped;
    List<Span> parsed = new ArrayList<>();
    for (String span : spans.split(",", -1)) {
      parsed.add(span(text, span.strip().toLowerCase(Locale.ROOT)));
    }
    return new Schedule(
        stripped, List.copyOf(parsed), hasZone ? zone(text, zone.group("zone")) : ZoneOffset.UTC);
  }

  private static Span span(String text, String span) {
    Matcher parts = SPAN.matcher(span);
    if (!parts.matches()) {
      throw wrong(text);
    }
    try {
      return new Span(
          days(text, parts.group("first"), parts.group("last")),
          LocalTime.parse(parts.group("start")),
          LocalTime.parse(parts.group("end").replace("24:00", "00:00")));
    } catch (DateTimeException e) {
      throw wrong(text);
    }
  }

  private static Set<DayOfWeek> days(String text, String first, String last) {
    if (first == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    DayOfWeek end = day(text, last == null ? first : last);
    Set<DayOfWeek> days = EnumSet.of(end);
    for (DayOfWeek day = day(text, first); day != end; day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  private static DayOfWeek day(String text, String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return day;
      }
    }
    throw wrong(text);
  }

  private static ZoneId zone(String text, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "a schedule is spans of days and times and a time zone, such as 'mon-fri 07:00-19:00, sat"
            + " 09:00-13:00 Europe/Berlin', was '"
            + text
            + "'");
  }

  /** Returns whether a time is in one of the spans. */
  public boolean isOn(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    return spans.isEmpty()
        || spans.stream()
            .anyMatch(span -> span.includes(there.getDayOfWeek(), there.toLocalTime()));
  }
}
