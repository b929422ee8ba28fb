package org.broadsheet.body;
import java.util.List;
public final class Sanitizer { private Sanitizer(){} public record Clean(String html, List<Dropped> dropped){} public static Clean prose(String h){ return new Clean(h,List.of()); } public static String text(String h){ return org.jsoup.Jsoup.parse(h).text(); } }
