package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.outward.Call;

/** What is sent to a receiver, by its protocol. */
@ApplicationScoped
class Calls {

    /** What the ids of messages begin with. */
    static final String MESSAGE = "msg_";

    /** With the tags of articles, which are 44 characters long, what most servers take as one header. */
    private static final int TAGS_A_CALL = 150;

    private static final byte[] NOTHING = {};

    /** Those that frame a message, name its sender or sign it. */
    private static final Set<String> OWN =
            Set.of("content-type", "webhook-id", "webhook-timestamp", "webhook-signature");

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private final WebhookConfig config;
    private final IndexNow indexNow;
    private final WebSub webSub;

    Calls(WebhookConfig config, IndexNow indexNow, WebSub webSub) {
        this.config = config;
        this.indexNow = indexNow;
        this.webSub = webSub;
    }

    /** Whether calls have a header of this name anyway. */
    static boolean isOwn(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return OWN.contains(lower) || Call.isAdded(lower);
    }

    /** The calls that tell of deliveries, to be made one after the other; of one, unless the receiver's protocol is merged. */
    List<Call> of(Webhook webhook, List<Delivery> deliveries, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        WebhookDraft draft = webhook.draft();
        if (draft.authorization() != null) {
            headers.put(draft.authorizationName(), draft.authorizationValue());
        }
        return switch (draft.protocol()) {
            case WEBHOOK -> List.of(message(webhook, deliveries.get(0), headers, now));
            case PURGE -> purges(draft, deliveries, headers);
            case INDEXNOW -> {
                headers.put(CONTENT_TYPE, JSON);
                yield List.of(
                        call(draft, "POST", headers, utf8(indexNow.body(draft.indexNowKey(), changed(deliveries)))));
            }
            case WEBSUB -> {
                headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                yield List.of(call(draft, "POST", headers, utf8(webSub.body(tags(deliveries)))));
            }
        };
    }

    private Call message(Webhook webhook, Delivery delivery, Map<String, String> headers, Instant now) {
        byte[] body = utf8(delivery.body());
        headers.put(CONTENT_TYPE, JSON);
        headers.putAll(Signatures.headers(MESSAGE + delivery.event(), now, body, webhook.secretsAt(now)));
        return call(webhook.draft(), "POST", headers, body);
    }

    private List<Call> purges(WebhookDraft draft, List<Delivery> deliveries, Map<String, String> headers) {
        List<String> all = List.copyOf(tags(deliveries));
        List<Call> calls = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TAGS_A_CALL) {
            List<String> some = all.subList(from, Math.min(all.size(), from + TAGS_A_CALL));
            Map<String, String> purged = new LinkedHashMap<>(headers);
            purged.put(draft.header(), String.join(" ", some));
            calls.add(call(draft, draft.method(), purged, NOTHING));
        }
        return calls;
    }

    private static Set<String> tags(List<Delivery> deliveries) {
        Set<String> tags = new LinkedHashSet<>();
        deliveries.forEach(delivery -> tags.addAll(delivery.cacheTags()));
        return tags;
    }

    private static List<WebhookMessage.Data> changed(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery ->
                        StoredJson.read(delivery.body(), WebhookMessage.class).data())
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Call call(WebhookDraft draft, String method, Map<String, String> headers, byte[] body) {
        return new Call(URI.create(draft.url()), method, headers, body, config.timeout());
    }
}
