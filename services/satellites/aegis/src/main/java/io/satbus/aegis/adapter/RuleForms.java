package io.satbus.aegis.adapter;

import io.satbus.aegis.domain.Breach;
import io.satbus.aegis.domain.Condition;
import io.satbus.aegis.domain.RiskRule;
import io.satbus.messages.v1.Alert;
import io.satbus.messages.v1.DrawdownLimit;
import io.satbus.messages.v1.JumpLimit;
import io.satbus.messages.v1.Rule;
import io.satbus.messages.v1.Rules;
import io.satbus.protocol.FailureException;
import java.util.List;

/** Rules and breaches as messages, and back. */
final class RuleForms {
    private RuleForms() {}

    /** @throws FailureException {@code bad-rule} */
    static RiskRule rule(Rule rule) {
        try {
            Condition condition =
                    switch (rule.getConditionCase()) {
                        case DRAWDOWN ->
                            new Condition.Drawdown(
                                    rule.getDrawdown().getPercent(),
                                    rule.getDrawdown().getRows());
                        case JUMP -> new Condition.Jump(rule.getJump().getPercent());
                        case CONDITION_NOT_SET ->
                            throw new IllegalArgumentException("the rule has no condition; give drawdown or jump");
                    };
            return new RiskRule(rule.getName(), rule.getSymbol(), condition);
        } catch (IllegalArgumentException e) {
            throw FailureException.rejected("bad-rule", String.valueOf(e.getMessage()));
        }
    }

    static Rules rules(List<RiskRule> rules) {
        return Rules.newBuilder()
                .addAllRules(rules.stream().map(RuleForms::form).toList())
                .build();
    }

    static Alert alert(Breach breach) {
        return Alert.newBuilder()
                .setRule(form(breach.rule()))
                .setSymbol(breach.symbol())
                .setObserved(breach.observed())
                .setThreshold(breach.rule().condition().percent())
                .setClose(breach.quote().close())
                .setDate(breach.quote().date().toString())
                .setReference(breach.reference().close())
                .setReferenceDate(breach.reference().date().toString())
                .setMessage(breach.describe())
                .build();
    }

    private static Rule form(RiskRule rule) {
        Rule.Builder form = Rule.newBuilder().setName(rule.name()).setSymbol(rule.symbol());
        return switch (rule.condition()) {
            case Condition.Drawdown limit ->
                form.setDrawdown(DrawdownLimit.newBuilder()
                                .setPercent(limit.percent())
                                .setRows(limit.rows()))
                        .build();
            case Condition.Jump limit ->
                form.setJump(JumpLimit.newBuilder().setPercent(limit.percent())).build();
        };
    }
}
