package org.broadsheet.body;
public final class Inline { private Inline(){} public static Block resolve(Block b, References r){ return b; } }
