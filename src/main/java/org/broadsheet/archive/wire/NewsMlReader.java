package org.broadsheet.archive.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.ForeignFile;
import org.broadsheet.archive.Head;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/**
 * Reads the IPTC's NewsML-G2: news items alone or in news messages, or a zip of such documents. Texts become articles, and
 * pictures that texts link to come along with them.
 */
@ApplicationScoped
public class NewsMlReader implements ArchiveReader {

    private static final String NEWS = "newsItem";

    private static final Set<String> ITEMS =
            Set.of(NEWS, "packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem");

    private static final Set<String> REFUSED = Set.of(ForeignFile.NEWSML_1_ROOT, "nitf");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.NEWSML_G2;
    }

    /** NewsML 1 among them, so that the sender of a zip of it is told what to do. */
    @Override
    public boolean recognises(Head head) {
        return head.root()
                .filter(root ->
                        root.equals("newsMessage") || root.equals(ForeignFile.NEWSML_1_ROOT) || ITEMS.contains(root))
                .isPresent();
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        Overview overview = new Overview();
        try (XmlDocuments documents = documents(archive)) {
            documents.each(item -> overview.note(item, archive));
        }
        return new Items(archive, documents(archive), overview);
    }

    private static XmlDocuments documents(Archive archive) throws IOException {
        return new XmlDocuments(archive, ITEMS, REFUSED, "NewsML-G2");
    }

    private static boolean isText(Element item) {
        return item.tagName().equals(NEWS) && Set.of("text", "composite").contains(NewsMlStory.itemClass(item));
    }

    private static boolean isPicture(Element item) {
        return item.tagName().equals(NEWS) && NewsMlStory.itemClass(item).equals("picture");
    }

    /** What is known of an archive before its items are given. */
    private static final class Overview {
        private final WireVersions versions = new WireVersions();
        private final Set<String> pictures = new HashSet<>();
        private final Set<String> linked = new HashSet<>();

        void note(Element item, Archive archive) {
            String id = NewsMlStory.id(item);
            versions.note(id, NewsMlStory.rank(item));
            if (isText(item)) {
                linked.addAll(NewsMlStory.linked(item));
            } else if (isPicture(item) && id != null && isUsable(item)) {
                NewsMlStory.picture(item, name -> archive.media(name).isPresent())
                        .ifPresent(picture -> pictures.add(id));
            }
        }

        /** Pictures have a status and an embargo of their own, and a record of a text has no place for them. */
        private static boolean isUsable(Element item) {
            String status = XmlTree.attributeOf(item, "qcode", "itemMeta", "pubStatus");
            return (status == null || status.endsWith("usable"))
                    && XmlTree.child(item, "itemMeta", "embargoed").isEmpty();
        }

        boolean isLinkedPicture(String id) {
            return id != null && pictures.contains(id) && linked.contains(id);
        }
    }

    private static final class Items extends WireItems<Element> {
        private final Overview overview;

        Items(Archive archive, XmlDocuments documents, Overview overview) {
            super(archive, documents, overview.versions);
            this.overview = overview;
        }

        @Override
        String id(Element item) {
            return NewsMlStory.id(item);
        }

        @Override
        ArchiveItem read(Element item, String place) {
            if (isText(item)) {
                return NewsMlStory.read(item, place, this::lies, overview::isLinkedPicture);
            }
            String id = id(item);
            if (overview.isLinkedPicture(id)) {
                Optional<WirePicture> picture = NewsMlStory.picture(item, this::lies);
                if (picture.isPresent()) {
                    WirePicture one = picture.get();
                    return new ArchiveItem.Media(id, one.url(), one.alt(), one.caption(), one.credit());
                }
            }
            return leftOut(item, id == null ? place : id);
        }

        private static ArchiveItem leftOut(Element item, String where) {
            String headline = XmlTree.text(item, "contentMeta", "headline");
            String what =
                    switch (item.tagName()) {
                        case NEWS -> "a news item of the class “" + NewsMlStory.itemClass(item) + "”";
                        case "packageItem" -> "a package; the items in it that are texts come along by themselves";
                        default -> "a “" + item.tagName() + "”";
                    };
            return new ArchiveItem.LeftOut(
                    headline == null ? where : where + ", “" + headline + "”",
                    WarningCode.ITEM_LEFT_OUT,
                    "It is " + what + "; only texts, and pictures that texts link to, come along");
        }
    }
}
