package org.broadsheet.body;
public record Excerpt(String text, boolean truncated) { public static Excerpt of(String t, String l){ return t.length()>200? new Excerpt(t.substring(0,199)+"…",true): new Excerpt(t,false);} }
