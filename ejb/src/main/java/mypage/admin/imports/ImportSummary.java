package mypage.admin.imports;

/**
 * An import and who had to do with it.
 *
 * @param of as it stands now
 * @param uploadedBy the name of the member of staff
 * @param confirmedBy the name of the member of staff; null as long as nobody did
 */
public record ImportSummary(AccountImport of, String uploadedBy, String confirmedBy) {}
