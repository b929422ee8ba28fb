package org.broadsheet.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.Module;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.body.Image;

/** Images and media as Media RSS: the address of each, and of an image its size, caption and credit. */
final class Media {

    private Media() {}

    /** The module for an entry; empty if it has neither image nor media, or their addresses are no URIs. */
    static List<Module> of(FeedEntry entry) {
        List<MediaContent> contents = new ArrayList<>();
        entry.enclosure().flatMap(Media::played).ifPresent(contents::add);
        Optional.ofNullable(entry.image()).flatMap(Media::image).ifPresent(contents::add);
        if (contents.isEmpty()) {
            return List.of();
        }
        MediaEntryModuleImpl media = new MediaEntryModuleImpl();
        media.setMediaContents(contents.toArray(MediaContent[]::new));
        return List.of(media);
    }

    private static Optional<MediaContent> content(String url) {
        try {
            return Optional.of(new MediaContent(new UrlReference(url)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<MediaContent> played(FeedEntry.Enclosure file) {
        return content(file.url()).map(content -> {
            content.setMedium(file.medium());
            content.setType(file.type());
            return content;
        });
    }

    private static Optional<MediaContent> image(Image image) {
        return content(image.url()).map(content -> described(content, image));
    }

    private static MediaContent described(MediaContent content, Image image) {
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
        if (image.rights() != null && image.rights().copyright() != null) {
            about.setCopyright(XmlText.clean(image.rights().copyright()));
        }
        content.setMetadata(about);
        return content;
    }
}
