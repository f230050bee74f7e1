// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.Collector;
import io.weir.engine.deliver.Delivery;
import io.weir.monitor.alarm.AlarmSettings;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Route;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API does with the parameters of a question; the collector has not started. */
@Timeout(60)
class ApiTest {
    private final Collector collector = new Heard(new Delivery(), true, 0).collector();
    private final List<Route> routes = new Api(collector, new About("0", Instant.EPOCH, new Config(List.of())),
        new Readiness(collector), new History(collector, System::nanoTime),
        new Alarms(collector, AlarmSettings.none())).routes();

    private String ask(String path, Map<String, String> parameters) throws Exception {
        Route route = routes.stream().filter(each -> each.path().equals("/api/" + path)).findFirst().orElseThrow();
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        route.handler().answer(Ask.of(parameters)).body().writeTo(to);
        return to.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exporters | foo     | 1        | unknown parameter foo; allowed: address, sort, offset, limit",
        "templates | address | 10.0.0.1 | unknown parameter address; allowed: exporter, offset, limit",
        "status    | limit   | 1        | unknown parameter limit; allowed: none",
        "exporters | address | 999      | bad value for address: \"999\" is no address or range; allowed: 192.0.2.1",
        "templates | exporter| router   | bad value for exporter: \"router\" is no address or range",
        "exporters | sort    | bytes    | bad value for sort; allowed: address, flows, datagrams, errors, lastSeen",
        "exporters | limit   | 0        | bad value for limit; allowed: 1 to 10000",
        "templates | offset  | -1       | bad value for offset; allowed: 0 to",
    })
    void aParameterThatCannotBeUsedIsRefusedByName(String path, String name, String value, String why) {
        assertThatThrownBy(() -> ask(path, Map.of(name, value))).isInstanceOf(BadRequestException.class)
            .hasMessageContaining(why);
    }

    @Test
    void thoseThatAreAllowedAreTaken() throws Exception {
        assertThat(ask("exporters", Map.of("address", "10.0.0.1", "sort", "flows", "offset", "0", "limit", "5")))
            .startsWith("{\"total\":0,");
        assertThat(ask("templates", Map.of("exporter", "2001:db8::/32", "limit", "5"))).startsWith("{\"total\":0,");
        assertThat(routes).allSatisfy(route ->
            assertThat(ask(route.path().substring("/api/".length()), Map.of())).startsWith("{"));
    }
}
