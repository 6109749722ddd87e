package mypage.web.signin;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.text.Normalizer;

/** Converts an ID as Japanese keyboards may send it: with full-width letters and spaces around it. */
@FacesConverter("typedAddress")
public class TypedAddress implements Converter<String> {

    @Override
    public String getAsObject(FacesContext faces, UIComponent component, String typed) {
        return of(typed);
    }

    /** The address that was typed; null if it is blank. */
    public static String of(String typed) {
        var address = typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return address.isEmpty() ? null : address;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, String address) {
        return address == null ? "" : address;
    }
}
