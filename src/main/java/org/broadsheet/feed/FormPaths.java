package org.broadsheet.feed;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Fields;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Gives each form a path of its own in the contract: {@code /v1/articles.{form}} becomes {@code /v1/articles.rss}, {@code
 * /v1/articles.atom} and so on. An operation with one media type is what client generators handle: of several, some
 * take the first, some make a type of none, and some fail.
 *
 * <p>Runs after {@link FeedContract} and the contract's own filter, so that those complete each operation once.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public final class FormPaths implements OASFilter {

    private static final String FORM = "form";
    private static final String END = ".{" + FORM + "}";
    private static final Set<String> OF_ALL = Set.of(CommonParameters.PREVIEW_TOKEN, CommonParameters.MIN_VERSION);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> paths = new TreeMap<>();
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.endsWith(END)) {
                String base = path.substring(0, path.length() - END.length());
                suffixes(item.getGET())
                        .forEach(suffix -> paths.put(
                                base + '.' + suffix,
                                OASFactory.createPathItem().GET(operation(item.getGET(), suffix))));
            } else {
                paths.put(path, item);
            }
        });
        api.getPaths().setPathItems(paths);
    }

    private static List<String> suffixes(Operation forms) {
        return forms.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(FORM))
                .flatMap(parameter -> parameter.getSchema().getEnumeration().stream())
                .map(String::valueOf)
                .toList();
    }

    private static Operation operation(Operation forms, String suffix) {
        FeedContract.Words words = FeedContract.WORDS.get(suffix);
        String id = forms.getOperationId();
        String summary = forms.getSummary();
        String description = words.description() + " " + forms.getDescription();
        if (isThing(suffix)) {
            id = id.replaceFirst("^list(\\w+)ArticlesAs$", "get$1As");
            summary = summary.replace("’s articles", "");
            description = words.description();
        }
        Operation form = OASFactory.createOperation()
                .summary(summary + " as " + words.name())
                .description(description)
                .operationId(id + words.id())
                .tags(forms.getTags())
                .parameters(forms.getParameters().stream()
                        .filter(parameter -> takes(suffix, parameter))
                        .toList())
                .responses(responses(forms.getResponses(), FeedForms.MEDIA_TYPES.get(suffix)))
                .security(forms.getSecurity());
        if (form.getParameters().stream()
                .noneMatch(parameter -> parameter.getName().equals(Fields.NAME))) {
            return form;
        }
        return form.extensions(forms.getExtensions());
    }

    /** Whether a form is of the author or section itself, not of the list of articles. */
    private static boolean isThing(String suffix) {
        return suffix.equals("jsonld");
    }

    private static boolean takes(String suffix, Parameter parameter) {
        String name = parameter.getName();
        if (parameter.getIn() == Parameter.In.PATH) {
            return !name.equals(FORM);
        }
        if (isThing(suffix)) {
            return OF_ALL.contains(name);
        }
        if (name.equals(Fields.NAME)) {
            return FeedForms.WITH_FIELDS.contains(suffix);
        }
        if (name.equals(BodyRequest.BODY)) {
            return FeedForms.WITH_BODIES.contains(suffix);
        }
        return !suffix.equals("newssitemap") || !FeedForms.NOT_OF_NEWS.contains(name);
    }

    private static APIResponses responses(APIResponses forms, String mediaType) {
        APIResponses responses = OASFactory.createAPIResponses();
        forms.getAPIResponses()
                .forEach((status, response) -> responses.addAPIResponse(
                        status, status.equals("200") ? answer(response, mediaType) : response));
        return responses;
    }

    private static APIResponse answer(APIResponse forms, String mediaType) {
        Content content = OASFactory.createContent()
                .addMediaType(mediaType, forms.getContent().getMediaType(mediaType));
        return OASFactory.createAPIResponse()
                .description(forms.getDescription())
                .content(content)
                .headers(forms.getHeaders());
    }
}
