package org.broadsheet.body;
import java.util.List; import org.broadsheet.delivery.Fault;
public class BodyFaults extends RuntimeException { private final transient List<Fault> faults; public BodyFaults(List<Fault> f){ faults=f;} public List<Fault> faults(){return faults;} }
