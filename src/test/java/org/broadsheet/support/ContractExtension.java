package org.broadsheet.support;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/** Makes RestAssured validate each call of every test against the contract. Registered as a service. */
public final class ContractExtension implements QuarkusTestBeforeEachCallback {

    private static final Filter FILTER = Contract.filter();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!RestAssured.filters().contains(FILTER)) {
            RestAssured.filters(FILTER);
        }
    }
}
