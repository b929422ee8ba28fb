package org.broadsheet.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Shorthand for editorial requests with the tests' key. */
public final class Desk {

    private static final String ARTICLES = "/v1/editorial/articles";

    private Desk() {}

    /** A request with the key. */
    public static RequestSpecification editor() {
        return given().header("Authorization", "Bearer " + Newsroom.KEY);
    }

    /** A JSON request with the key. */
    public static RequestSpecification sending(Object body) {
        return editor().contentType("application/json").body(body);
    }

    /** The fields of a one-paragraph article in the section {@code local}. */
    public static Map<String, Object> story(String headline) {
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("headline", headline);
        story.put("section", "local");
        story.put("body", Map.of("markdown", "The ferry is back. It sailed at dawn."));
        return story;
    }

    /** Creates a draft; returns the answer. */
    public static ExtractableResponse<Response> draft(Map<String, Object> story) {
        return sending(story).post(ARTICLES).then().statusCode(201).extract();
    }

    /** Creates a draft and publishes it; returns its id. */
    public static String published(Map<String, Object> story) {
        String id = draft(story).path("id");
        act(id, "publish", Map.of()).statusCode(200);
        return id;
    }

    /** An article as an editor sees it. */
    public static ValidatableResponse get(String idOrSlug) {
        return editor().get(ARTICLES + "/" + idOrSlug).then();
    }

    /** The ETag of an article's version. */
    public static String etag(String idOrSlug) {
        return get(idOrSlug).statusCode(200).extract().header("ETag");
    }

    /** Posts to one of an article's actions with the ETag of its version. */
    public static ValidatableResponse act(String idOrSlug, String action, Object body) {
        return sending(body)
                .header("If-Match", etag(idOrSlug))
                .post(ARTICLES + "/" + idOrSlug + "/" + action)
                .then();
    }

    /** Repeats a write for as long as the node has no connection for it (503 {@code unavailable}), at most a minute. */
    public static Response insisting(Supplier<Response> write) {
        Instant end = Instant.now().plusSeconds(60);
        Response answer = write.get();
        while (answer.statusCode() == 503
                && answer.<String>path("type").endsWith("/unavailable")
                && Instant.now().isBefore(end)) {
            answer = write.get();
        }
        return answer;
    }

    /** Patches an article at its version. */
    public static ValidatableResponse patch(String idOrSlug, Map<String, Object> patch) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", etag(idOrSlug))
                .body(patch)
                .patch(ARTICLES + "/" + idOrSlug)
                .then();
    }
}
