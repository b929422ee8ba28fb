package org.broadsheet.support;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/** Has RestAssured hold each call of every test of the running application against the contract. Found as a service. */
public final class ContractExtension implements QuarkusTestBeforeEachCallback {

    private static final Filter FILTER = Contract.filter();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!RestAssured.filters().contains(FILTER)) {
            RestAssured.filters(FILTER);
        }
    }
}
