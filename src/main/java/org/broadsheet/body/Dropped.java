package org.broadsheet.body;
public record Dropped(String where, String what) { public Dropped under(String p){ return new Dropped(p+where, what);} }
