package org.broadsheet.body;
public interface TeaserBlock extends Block {}
