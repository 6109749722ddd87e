package mypage.web.admin.dashboard;

import java.util.List;
import mypage.platform.Risk;
import mypage.web.admin.site.Labels;

/** Puts each risk that the settings take into words. */
final class RiskTexts {

    private RiskTexts() {}

    static AlertText of(Risk risk) {
        return switch (risk) {
            case PLAIN_MAIL ->
                new AlertText(
                        false,
                        Labels.get("attention.plain.mail"),
                        Labels.get("attention.plain.mail.advice"),
                        List.of());
            case PLAIN_DATABASE ->
                new AlertText(
                        false,
                        Labels.get("attention.plain.database"),
                        Labels.get("attention.plain.database.advice"),
                        List.of());
            case TABLE_OWNER ->
                new AlertText(
                        false,
                        Labels.get("attention.table.owner"),
                        Labels.get("attention.table.owner.advice"),
                        List.of());
            case NO_PRIVACY_POLICY ->
                new AlertText(
                        false,
                        Labels.get("attention.policy.missing"),
                        Labels.get("attention.policy.missing.advice"),
                        List.of());
        };
    }
}
