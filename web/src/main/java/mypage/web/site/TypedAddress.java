package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.platform.TypedText;

/**
 * Reads a field for an e-mail address. If the text can't be an address, the field shows an error. Otherwise only
 * invisible characters are removed, because the page may show the text again; {@link EmailAddress} reads it later.
 */
@FacesConverter("typedAddress")
public class TypedAddress implements Converter<String> {

    /** The address in the field {@code email}, if it can receive mail. */
    public static Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("email")).flatMap(EmailAddress::of);
    }

    @Override
    public String getAsObject(FacesContext faces, UIComponent component, String typed) {
        return read(component.getId(), typed);
    }

    String read(String field, String typed) {
        var seen = typed == null ? "" : TypedText.visible(typed);
        if (seen.isEmpty()) {
            return null;
        }
        if (EmailAddress.of(seen).isEmpty()) {
            throw new ConverterException(new FormError(field, "address.malformed").message());
        }
        return seen;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, String address) {
        return address == null ? "" : address;
    }
}
