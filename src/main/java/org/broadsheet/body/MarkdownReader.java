package org.broadsheet.body;
import java.util.*; import java.util.function.Function;
public final class MarkdownReader { private final HtmlReader h; public MarkdownReader(Function<String,Optional<String>> l){h=new HtmlReader(l);} 
 public Reading read(String m){ return h.read(org.commonmark.renderer.html.HtmlRenderer.builder().build().render(org.commonmark.parser.Parser.builder().build().parse(m))); } }
