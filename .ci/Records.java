import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What .ci/cases needs and the program does not offer: any capture time, and topics that vanish. */
final class Records {

  /** {@code BROKER put CAMERA FIRST-MILLIS STEP-MILLIS PICTURE...} or {@code BROKER delete TOPIC}. */
  public static void main(String[] args) throws Exception {
    List<String> rest = List.of(args).subList(2, args.length);
    Map<String, Object> config = Map.of("bootstrap.servers", args[0], "max.request.size", 8 << 20);
    if (args[1].equals("delete")) {
      try (Admin admin = Admin.create(config)) {
        admin.deleteTopics(rest).all().get();
      }
      return;
    }
    try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      long time = Long.parseLong(rest.get(1));
      for (String picture : rest.subList(3, rest.size())) {
        byte[] jpeg = Files.readAllBytes(Path.of(picture));
        producer.send(new ProducerRecord<>("sightline.frames", null, time, rest.get(0).getBytes(), jpeg));
        time += Long.parseLong(rest.get(2));
      }
    }
  }
}
