package mypage.platform;

import java.time.Duration;

/**
 * Settings of the import of accounts; what each is for stands with its default.
 *
 * @param rate how fast people are invited, for all nodes and imports together
 * @param retention how long the lines of an import are kept once nothing happens to it
 */
public record ImportSettings(Rate rate, Duration retention) {

    static ImportSettings read(SettingReader read) {
        return new ImportSettings(read.rate("mypage.import.rate"), read.duration("mypage.import.retention"));
    }
}
