package org.broadsheet.body;
import com.fasterxml.jackson.annotation.*;
import java.util.List;
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value=Block.Paragraph.class,name="paragraph"),@JsonSubTypes.Type(value=Block.Heading.class,name="heading"),@JsonSubTypes.Type(value=Block.ListBlock.class,name="list"),@JsonSubTypes.Type(value=TeaserReference.class,name="teaser")})
public interface Block { String id();
 record Paragraph(String id, String html) implements Block {}
 record Heading(String id, int level, String html) implements Block {}
 record ListBlock(String id, boolean ordered, List<String> items) implements Block {}
}
