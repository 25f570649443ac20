package dev.sightline.config;

import dev.sightline.matching.CameraCollections;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The settings of one record: a key for each of its components, in order. A component's type says
 * how its setting is parsed; the defaults are another record of the same class.
 */
final class RecordSettings<T extends Record> {

  /**
   * The settings of one type.
   *
   * @param written the default as a user would set it; null for an empty one
   */
  private record Kind(
      ConfigDef.Type type,
      UnaryOperator<Object> written,
      BiFunction<Values, String, Object> parser) {}

  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          int.class, new Kind(ConfigDef.Type.INT, value -> value, Values::integer),
          double.class, new Kind(ConfigDef.Type.DOUBLE, value -> value, Values::decimal),
          OptionalDouble.class,
              new Kind(ConfigDef.Type.DOUBLE, value -> null, Values::optionalDecimal),
          boolean.class, new Kind(ConfigDef.Type.BOOLEAN, value -> value, Values::flag),
          Duration.class,
              new Kind(ConfigDef.Type.LONG, value -> ((Duration) value).toMillis(), Values::millis),
          String.class, new Kind(ConfigDef.Type.STRING, value -> value, Values::text),
          Optional.class, new Kind(ConfigDef.Type.STRING, value -> null, Values::optionalText),
          List.class, new Kind(ConfigDef.Type.STRING, value -> null, Values::words),
          Path.class, new Kind(ConfigDef.Type.STRING, Object::toString, Values::path),
          CameraCollections.class,
              new Kind(
                  ConfigDef.Type.STRING,
                  Object::toString,
                  (values, key) -> CameraCollections.parse(values.text(key))));

  private final String title;
  private final T defaults;
  private final List<String> keys;
  private final List<RecordComponent> components;

  /**
   * @param title the chapter of the reference
   */
  RecordSettings(String title, T defaults, String... keys) {
    this.title = title;
    this.defaults = defaults;
    this.keys = List.of(keys);
    this.components = List.of(defaults.getClass().getRecordComponents());
    if (components.size() != keys.length) {
      throw new IllegalArgumentException(
          defaults.getClass() + " has " + components.size() + " components, not " + keys.length);
    }
  }

  void define(ConfigDef definition) {
    addTo(new SettingGroup(definition, title));
  }

  void addTo(SettingGroup group) {
    for (int i = 0; i < keys.size(); i++) {
      Object value = valueOf(components.get(i));
      if (value instanceof Enum<?> choice) {
        group.choice(keys.get(i), choice);
      } else {
        Kind kind = kind(components.get(i));
        group.define(keys.get(i), kind.type(), kind.written().apply(value));
      }
    }
  }

  private static Kind kind(RecordComponent component) {
    return Optional.ofNullable(KINDS.get(component.getType()))
        .orElseThrow(() -> new IllegalStateException("no setting is of the type of " + component));
  }

  private Object valueOf(RecordComponent component) {
    try {
      return component.getAccessor().invoke(defaults);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** Returns the record with the user's values. */
  T read(Values values) {
    Object[] arguments = new Object[keys.size()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = components.get(i).getType();
      arguments[i] =
          type.isEnum()
              ? values.choice(keys.get(i), type)
              : kind(components.get(i)).parser().apply(values, keys.get(i));
    }
    return create(arguments);
  }

  private T create(Object[] arguments) {
    try {
      return constructor().newInstance(arguments);
    } catch (InvocationTargetException e) {
      // What the record itself says about a value.
      throw e.getCause() instanceof RuntimeException refusal
          ? refusal
          : new IllegalStateException("cannot create " + defaults.getClass(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + defaults.getClass(), e);
    }
  }

  @SuppressWarnings("unchecked") // the class of a T
  private Constructor<T> constructor() throws NoSuchMethodException {
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    return (Constructor<T>) defaults.getClass().getDeclaredConstructor(types);
  }
}
