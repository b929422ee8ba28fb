package org.broadsheet.body;
import java.util.function.UnaryOperator;
import com.fasterxml.jackson.databind.*;
public record Image(String url, String alt, String caption, String credit, Integer width, Integer height) {
 static final ObjectMapper M = new ObjectMapper();
 public static Image fromJson(String j, UnaryOperator<String> abs){ try { return j==null?null:M.readValue(j,Image.class).at(abs);} catch(Exception e){throw new IllegalStateException(e);} }
 public String toJson(){ try { return M.writeValueAsString(this);} catch(Exception e){throw new IllegalStateException(e);} }
 public Image at(UnaryOperator<String> abs){ return new Image(abs.apply(url),alt,caption,credit,width,height);} }
