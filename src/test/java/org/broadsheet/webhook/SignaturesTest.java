package org.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.broadsheet.support.Proof;

/** What is signed verifies as Standard Webhooks says, and nothing else does. */
class SignaturesTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** For .ci/webhooks, where the receivers' library for JavaScript verifies them. */
    private static final Path SIGNED = Path.of("target", "signed-webhooks.json");

    /** With it the specification's example of a signature was made, by Svix's server. */
    private static final String KEY_PAIR =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Example
    void the_headers_are_those_of_the_libraries_and_of_other_senders() {
        Secret shared = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Secret keyPair = Secret.of(KEY_PAIR);

        assertThat(Signatures.headers(ID, AT, BODY, List.of(shared, keyPair)))
                .containsExactly(
                        Map.entry("webhook-id", ID),
                        Map.entry("webhook-timestamp", "1614265330"),
                        Map.entry(
                                "webhook-signature",
                                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
                                        + " v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZ"
                                        + "dpXwVLPo3mNl8EM+m7TBAg=="));
        assertThat(keyPair.forReceiver()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
        assertThat(shared.forReceiver()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Property(tries = 200, seed = Proof.ORDINARY_SEED)
    void what_is_signed_verifies_with_each_of_the_secrets(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 40) String id,
            @ForAll String body,
            @ForAll @Size(min = 1, max = 4) List<Boolean> shared)
            throws WebhookVerificationException, GeneralSecurityException {
        String sent = wellFormed(body);
        List<Secret> secrets = shared.stream()
                .map(isShared -> isShared ? Secret.newShared() : Secret.newKeyPair())
                .toList();

        Map<String, String> headers =
                Signatures.headers(id, Instant.now(), sent.getBytes(StandardCharsets.UTF_8), secrets);

        for (Secret secret : secrets) {
            assertVerifies(secret, headers, sent);
        }
        assertThatThrownBy(() -> new Webhook(Secret.newShared().text()).verify(sent, multiple(headers)))
                .isInstanceOf(WebhookVerificationException.class);
        for (Secret secret : secrets) {
            assertThatThrownBy(() -> assertVerifies(secret, headers, sent + " "))
                    .isInstanceOfAny(WebhookVerificationException.class, AssertionError.class);
        }
    }

    @Property(tries = 200, seed = Proof.ORDINARY_SEED)
    void a_secret_is_its_text(@ForAll @Size(min = 24, max = 64) byte[] bytes) {
        String shared = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        String keyPair = Secret.newKeyPair().text();

        assertThat(Secret.of(shared).text()).isEqualTo(shared);
        assertThat(Secret.of(keyPair).text()).isEqualTo(keyPair);
        assertThat(Secret.of(shared).toString()).doesNotContain(shared.substring(6));
    }

    @Property(tries = 100, seed = Proof.ORDINARY_SEED)
    void a_secret_has_24_to_64_bytes(@ForAll @IntRange(max = 100) int bytes) {
        String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

        if (bytes >= 24 && bytes <= 64) {
            assertThat(Secret.of(text).text()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> Secret.of(text)).hasMessage("Must have 24 to 64 bytes after whsec_");
        }
    }

    @Example
    void what_is_no_secret_is_refused_without_being_repeated() {
        for (String text : List.of(
                "",
                "whsec_",
                "whsec_%MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMR==",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS\n",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlaaaaaaaaaaAJ6p9lMicMFs6Kvg==",
                "whsk_" + Base64.getEncoder().encodeToString(new byte[64]))) {
            assertThatThrownBy(() -> Secret.of(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Must ")
                    .hasMessageNotContainingAny("MfKQ9", "6Xb");
        }
    }

    @Example
    void what_cannot_be_signed_is_refused() {
        List<Secret> secrets = List.of(Secret.newShared());
        for (String id : List.of("", "msg.1", "msg 1", "msg\n1", "ä", "m".repeat(256))) {
            assertThatThrownBy(() -> Signatures.headers(id, AT, BODY, secrets))
                    .as(id)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Signatures.headers(ID, AT, BODY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Signatures.headers(ID, AT, new byte[] {'a', (byte) 0xff}, secrets))
                .hasMessage("The body of a webhook must be UTF-8");
    }

    @Example
    void receivers_in_other_languages_find_what_they_have_to_verify() throws IOException {
        Secret current = Secret.newShared();
        Secret former = Secret.newShared();
        Secret keyPair = Secret.newKeyPair();
        List<Map<String, Object>> signed = new ArrayList<>();
        for (List<Secret> secrets :
                List.of(List.of(current), List.of(current, former), List.of(former, keyPair, current))) {
            for (String body : List.of("", "{}", "{\"headline\":\"F\u00e4hre \\u0000 \ud83d\udea2\"}\n")) {
                signed.add(Map.of(
                        "headers",
                        Signatures.headers(ID, Instant.now(), body.getBytes(StandardCharsets.UTF_8), secrets),
                        "body",
                        body,
                        "secrets",
                        secrets.stream()
                                .map(Secret::forReceiver)
                                .filter(secret -> secret.startsWith("whsec_"))
                                .toList()));
            }
        }

        new ObjectMapper().writeValue(SIGNED.toFile(), signed);

        assertThat(new ObjectMapper().readTree(SIGNED.toFile()).size()).isEqualTo(signed.size());
    }

    private static void assertVerifies(Secret secret, Map<String, String> headers, String body)
            throws WebhookVerificationException, GeneralSecurityException {
        if (secret.text().startsWith("whsec_")) {
            new Webhook(secret.forReceiver()).verify(body, multiple(headers));
            return;
        }
        byte[] key = Base64.getDecoder().decode(secret.forReceiver().substring("whpk_".length()));
        String x509 = "302a300506032b6570032100" + HexFormat.of().formatHex(key);
        Signature verification = Signature.getInstance("Ed25519");
        boolean verified = false;
        for (String signature : headers.get("webhook-signature").split(" ")) {
            if (signature.startsWith("v1a,")) {
                verification.initVerify(KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(x509))));
                verification.update((headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body)
                        .getBytes(StandardCharsets.UTF_8));
                verified |= verification.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
            }
        }
        assertThat(verified).isTrue();
    }

    private static Map<String, List<String>> multiple(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }

    /** Without halves of surrogate pairs, which no UTF-8 has. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
