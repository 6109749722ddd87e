package mypage.web.site;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.faces.context.FlashFactory;
import jakarta.faces.context.FlashWrapper;

/** Keeps Faces from setting its flash cookie, which lacks the protection of ours; no page of ours uses the flash. */
public class NoFlash extends FlashFactory {

    public NoFlash(FlashFactory wrapped) {
        super(wrapped);
    }

    @Override
    public Flash getFlash(boolean create) {
        var flash = getWrapped().getFlash(create);
        return flash == null ? null : new Silent(flash);
    }

    private static final class Silent extends FlashWrapper {

        Silent(Flash wrapped) {
            super(wrapped);
        }

        @Override
        public void doPrePhaseActions(FacesContext faces) {
            // Would read the cookie.
        }

        @Override
        public void doPostPhaseActions(FacesContext faces) {
            // Would write the cookie.
        }
    }
}
