package org.broadsheet.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.Module;
import java.net.URISyntaxException;
import java.util.List;
import org.broadsheet.body.Image;

/** An image as Media RSS: its address, size, caption and credit. */
final class Media {

    private Media() {}

    /** The module for an entry; empty if there is no image, or its address is no URI. */
    static List<Module> of(Image image) {
        if (image == null) {
            return List.of();
        }
        MediaContent content;
        try {
            content = new MediaContent(new UrlReference(image.url()));
        } catch (URISyntaxException e) {
            return List.of();
        }
        content.setMedium("image");
        content.setWidth(image.width());
        content.setHeight(image.height());
        Metadata about = new Metadata();
        String caption = Html.text(image.caption());
        about.setDescription(XmlText.clean(caption == null ? Html.described(image) : caption));
        if (about.getDescription() != null) {
            about.setDescriptionType("plain");
        }
        if (image.credit() != null) {
            about.setCredits(new Credit[] {new Credit(null, null, XmlText.clean(image.credit()))});
        }
        content.setMetadata(about);
        MediaEntryModuleImpl media = new MediaEntryModuleImpl();
        media.setMediaContents(new MediaContent[] {content});
        return List.of(media);
    }
}
