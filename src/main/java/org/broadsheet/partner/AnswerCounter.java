package org.broadsheet.partner;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.response.ChangeTimes;
import org.broadsheet.response.DeliveryFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts each answer to a partner when its status and its bytes are known. */
public class AnswerCounter {

    /** After {@link DeliveryFilter}: filters of answers run from high to low. */
    private static final int LAST = 1;

    private final PartnerReading reading;
    private final Meter meter;
    private final UseWriter writer;
    private final DatabaseClock clock;

    AnswerCounter(PartnerReading reading, Meter meter, UseWriter writer, DatabaseClock clock) {
        this.reading = reading;
        this.meter = meter;
        this.writer = writer;
        this.clock = clock;
    }

    @ServerResponseFilter(priority = LAST)
    public void count(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Partner> partner = reading.partner();
        if (partner.isEmpty()) {
            return;
        }
        boolean has = response.getStatus() == 200 && !HttpMethod.HEAD.equals(request.getMethod());
        long bytes = has && response.getEntity() instanceof byte[] body ? body.length : 0;
        Instant begun = request.getProperty(DeliveryFilter.BEGUN) instanceof ChangeTimes.Moment moment
                ? moment.at()
                : clock.now();
        meter.answered(partner.get(), has, bytes, begun);
        if (BlockingOperationControl.isBlockingAllowed()) {
            writer.relieve();
        }
    }
}
