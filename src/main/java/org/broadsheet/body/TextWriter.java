package org.broadsheet.body;
import java.util.*; import java.util.stream.*;
public final class TextWriter { private TextWriter(){} public static String write(List<Block> b, References r){ return b.stream().map(x -> x instanceof Block.Paragraph p ? "<p>"+p.html()+"</p>" : "").collect(Collectors.joining("\n")); } }
