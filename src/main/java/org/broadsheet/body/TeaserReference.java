package org.broadsheet.body;
public record TeaserReference(String id, String article) implements TeaserBlock {}
