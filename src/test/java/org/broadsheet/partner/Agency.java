package org.broadsheet.partner;

import static io.restassured.RestAssured.given;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A partner for tests.
 *
 * @param key with which it reads
 */
record Agency(String id, String key) {

    static final String PARTNERS = "/v1/editorial/partners";
    private static final String PATCH = "application/merge-patch+json";

    /** What a partner with this product is made of; the name is one that no other has. */
    static Map<String, Object> draft(Map<String, ?> product) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("access", "whole"));
        whole.putAll(product);
        return new LinkedHashMap<>(Map.of("name", "Agency " + UUID.randomUUID(), "product", whole));
    }

    static Agency of(Map<String, ?> product) {
        return made(draft(product));
    }

    static Agency withQuota(int quota) {
        Map<String, Object> draft = draft(Map.of());
        draft.put("quota", quota);
        return made(draft);
    }

    static Agency made(Map<String, ?> draft) {
        String id =
                sending(draft).post(PARTNERS).then().statusCode(201).extract().path("id");
        return new Agency(id, keyOf(id));
    }

    static String keyOf(String partner) {
        return sending(Map.of("name", "agency", "partner", partner))
                .post("/v1/editorial/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + key)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false);
    }

    ValidatableResponse get(String path) {
        return request().get("/v1/" + path).then();
    }

    ValidatableResponse changed(Map<String, ?> patch) {
        return editor().contentType(PATCH)
                .header("If-Match", "*")
                .body(patch)
                .patch(PARTNERS + "/" + id)
                .then();
    }

    ValidatableResponse usage() {
        return editor().get(PARTNERS + "/" + id + "/usage").then().statusCode(200);
    }

    ValidatableResponse outdated() {
        return editor().get(PARTNERS + "/" + id + "/outdated").then().statusCode(200);
    }
}
