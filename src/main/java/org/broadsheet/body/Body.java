package org.broadsheet.body;
import java.util.*; import java.util.function.*; import java.util.stream.*; import com.fasterxml.jackson.databind.*;  import com.fasterxml.jackson.core.type.TypeReference; import java.util.regex.*;
public record Body(List<Block> blocks) {
 static final ObjectMapper M = new ObjectMapper(); static final Pattern P = Pattern.compile("\"article:([^\"]+)\"");
 public Set<String> references(){ Set<String> s = new LinkedHashSet<>(); for (Block b: blocks) { if (b instanceof TeaserReference t) s.add(t.article()); if (b instanceof Block.Paragraph p) { Matcher m = P.matcher(p.html()); while (m.find()) s.add(m.group(1)); } } return s; }
 public Body mapReferences(UnaryOperator<String> f){ return new Body(blocks.stream().map(b -> b instanceof TeaserReference t ? new TeaserReference(t.id(), f.apply(t.article())) : b instanceof Block.Paragraph p ? new Block.Paragraph(p.id(), P.matcher(p.html()).replaceAll(m -> "\"article:"+f.apply(m.group(1))+"\"")) : b).map(Block.class::cast).toList()); }
 public String text(){ return blocks.stream().map(b -> b instanceof Block.Paragraph p ? org.jsoup.Jsoup.parse(p.html()).text() : "").collect(Collectors.joining("\n\n")).strip(); }
 public int wordCount(String l){ return text().split("\\s+").length; } public int imageCount(){return 0;}
 public String toJson(){ try { return M.writerFor(new TypeReference<List<Block>>(){}).writeValueAsString(blocks);} catch(Exception e){throw new IllegalStateException(e);} }
 public static Body fromJson(String j){ try { return new Body(M.readValue(j,new TypeReference<List<Block>>(){}));} catch(Exception e){throw new IllegalStateException(e);} }
 public Body first(int n){ return new Body(blocks.subList(0,Math.min(n,blocks.size()))); } public Body atSite(UnaryOperator<String> f){return this;} }
