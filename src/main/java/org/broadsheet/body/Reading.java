package org.broadsheet.body;
import java.util.List;
public record Reading(Body body, List<Dropped> dropped) {}
