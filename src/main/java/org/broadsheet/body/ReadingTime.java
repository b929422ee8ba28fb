package org.broadsheet.body;
public final class ReadingTime { private ReadingTime(){} public static int minutes(int w,int i,String l){ return Math.max(1,w/228);} }
