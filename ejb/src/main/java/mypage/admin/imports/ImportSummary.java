package mypage.admin.imports;

/**
 * An import and the members of staff who acted on it.
 *
 * @param of the import
 * @param uploadedBy the name of the member who uploaded it
 * @param confirmedBy the name of the member who confirmed it; null when nobody did
 */
public record ImportSummary(AccountImport of, String uploadedBy, String confirmedBy) {}
