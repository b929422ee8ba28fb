package org.broadsheet.body;
import java.util.*; import java.util.function.Function; 
public final class HtmlReader { public HtmlReader(Function<String,Optional<String>> l){} 
 public Reading read(String h){ List<Block> b = new ArrayList<>(); for (var e : org.jsoup.Jsoup.parseBodyFragment(h).body().children()) { String id="b"+(b.size()+1); if (e.normalName().matches("h[1-6]")) b.add(new Block.Heading(id, 2, e.html())); else if (e.normalName().matches("ul|ol")) b.add(new Block.ListBlock(id,false,e.children().eachText())); else b.add(new Block.Paragraph(id,e.html())); } return new Reading(new Body(b), List.of()); } }
