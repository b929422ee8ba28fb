package org.broadsheet.access;

import java.util.UUID;

/**
 * Who reads Delivery by a key of a partner.
 *
 * @param quota how many whole articles it gets a month, in UTC; null for any number
 */
public record Partner(UUID id, String name, Product product, Integer quota) {}
