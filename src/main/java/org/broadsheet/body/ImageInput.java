package org.broadsheet.body;
import java.util.List; import org.broadsheet.delivery.JsonInput;
public final class ImageInput { private ImageInput(){}
 public static Image read(JsonInput in, List<Dropped> d){ Image i = new Image(in.requiredText("url",2000), in.text("alt",1000).orElse(null), in.text("caption",2000).orElse(null), in.text("credit",500).orElse(null), in.number("width",1,100000).orElse(null), in.number("height",1,100000).orElse(null)); in.refuseOthers(); return i; } }
