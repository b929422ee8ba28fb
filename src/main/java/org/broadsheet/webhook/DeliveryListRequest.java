package org.broadsheet.webhook;

import java.util.Optional;
import java.util.UUID;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of the list of deliveries. */
record DeliveryListRequest(
        PageRequest page,

        @Param(description = "Only deliveries in this state.")
        Optional<Delivery.State> state,

        @Param(description = "Only deliveries about the thing with this id.")
        Optional<UUID> thing) {}
