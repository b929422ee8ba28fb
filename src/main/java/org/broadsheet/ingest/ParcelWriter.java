package org.broadsheet.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveMap;

/** Packs the files and folders of a command into one zip, as an import takes them. */
final class ParcelWriter {

    /** Folders in which no newsroom keeps its articles. */
    private static final Set<String> NOT_CONTENT =
            Set.of(".git", "node_modules", "_site", "vendor", ".hugo_build.lock");

    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    private ParcelWriter(ZipOutputStream zip) {
        this.zip = zip;
    }

    /** Writes the zip; the mapping may be null. */
    static void write(Path file, List<Path> files, List<Path> media, Path map) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            ParcelWriter writer = new ParcelWriter(zip);
            if (map != null) {
                writer.add(ArchiveMap.FILE, map);
            }
            for (Path one : files) {
                writer.addAll(one);
            }
            for (Path one : media) {
                writer.addAll(one);
            }
        }
    }

    private void addAll(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            folder(file);
        } else if (isZip(file)) {
            unpacked(file);
        } else {
            add(file.getFileName().toString(), file);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Archive.isZip(in.readNBytes(4));
        }
    }

    private void folder(Path folder) throws IOException {
        // The folder's own name is part of what addresses of pictures end with.
        Path root = folder.toAbsolutePath().normalize();
        Path from = root.getParent() == null ? root : root.getParent();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_CONTENT.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    add(from.relativize(file).toString().replace('\\', '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void unpacked(Path file) throws IOException {
        try (ZipFile other = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = other.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && names.add(entry.getName())) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = other.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        }
    }

    private void add(String name, Path file) throws IOException {
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = number + "/" + name;
        }
        zip.putNextEntry(new ZipEntry(free));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
