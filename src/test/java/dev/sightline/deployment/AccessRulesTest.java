package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.topics.Topics;
import dev.sightline.topics.access.AccessRule;
import dev.sightline.topics.access.AccessRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
  private static final List<AccessRule> RULES = AccessRules.of(Topics.defaults(), "sightline");

  @Test
  void shouldGiveWhatTheProductionOverlayGives() {
    assertThat(RULES)
        .flatExtracting(AccessRule::bindings)
        .containsExactlyInAnyOrderElementsOf(KafkaPrincipals.acls());
  }

  @Test
  void shouldPrintArgumentsOfKafkaAcls() {
    assertThat(RULES)
        .extracting(AccessRule::arguments)
        .contains(
            "--add --allow-principal User:sightline-camera --operation Write --operation Describe"
                + " --topic sightline.frames",
            "--add --allow-principal User:sightline-match --operation Create --operation Read"
                + " --operation Write --operation Describe --operation DescribeConfigs"
                + " --topic sightline-match- --resource-pattern-type prefixed");
  }
}
