package mypage.web.admin.site;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.convert.FacesConverter;
import mypage.web.site.TypedAddress;

/** The same on pages for staff. */
@FacesConverter("staffTypedAddress")
public class StaffTypedAddress extends TypedAddress {

    @Override
    protected FacesMessage malformed(String field) {
        return new FacesMessage(Labels.get("address.malformed"));
    }
}
