/// The domain of Tenfolio: values, their arithmetic and the rules, on the JDK alone.
module io.tenfolio.model {
    requires static org.jspecify;

    exports io.tenfolio.access;
    exports io.tenfolio.alert;
    exports io.tenfolio.audit;
    exports io.tenfolio.instrument;
    exports io.tenfolio.job;
    exports io.tenfolio.ledger;
    exports io.tenfolio.money;
    exports io.tenfolio.performance;
    exports io.tenfolio.portfolio;
    exports io.tenfolio.price;
    exports io.tenfolio.report;
    exports io.tenfolio.valuation;
}
