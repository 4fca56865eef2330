// SPDX-License-Identifier: GPL-3.0-or-later
// bench_console [--keys N] [--server URL --admin FILE]: the console's list of credentials with very many rows, and
// how long it takes to read them from an octroid. Prints a line of JSON a figure.
#include "backends/octroid/octroidbackend.h"
#include "change/spine.h"
#include "figures.h"
#include "manykeys.h"
#include "models/keysmodel.h"
#include "pages/keys/keyspage.h"
#include "previewbench.h"
#include "severaltables.h"
#include "theme/theme.h"
#include "widgets/filterfield.h"
#include "widgets/tableview.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <cstdio>

using namespace octroi;
using inventory::Inventory;
using models::KeysModel;
using bench::Measured;
using bench::median;
using bench::Stopwatch;
using bench::tell;
using bench::Times;
using bench::until;
using bench::worst;

namespace {

constexpr qsizetype kPreviewed = 100'000;

bool tellPreview(const char *how, const bench::PreviewTimes &times)
{
    std::printf("{\"preview\":\"%s\",\"rows\":%lld,\"refused\":%lld}\n", how, qlonglong(times.rows),
                qlonglong(times.refused));
    tell("preview: plan", times.plan, "ms");
    tell("preview: plan and refused calls", times.total, "ms");
    tell("preview: the interface had no turn for", times.longest, "ms");
    return times.refused >= 0;
}

std::shared_ptr<Secret> secretOf(const QByteArray &text)
{
    return std::make_shared<Secret>(QByteArray(text));
}

/// The window over rows that lie in a file: nothing of a backend is needed for it.
class Window
{
public:
    Window(int keys, const QTemporaryDir &folder)
        : m_inventory(m_backend, m_clock)
        , m_spine(m_inventory)
        , m_file(std::make_shared<inventory::SnapshotFile>(folder.filePath(QStringLiteral("bench.octroisnap")),
                                                           QStringLiteral("bench"), std::make_shared<bench::BenchSealer>()))
        , m_keys(keys)
    {
    }

    bool prepare()
    {
        inventory::KeyTable table;
        const qint64 now = m_clock.now().toMSecsSinceEpoch();
        bench::ManyKeys::fill(table, m_keys, now);
        Measured measured;
        const Stopwatch watch;
        const Result<void> written = m_file->write(bench::ManyKeys::state(now), table);
        watch.stop(measured);
        tell("snapshot written", measured);
        return written.ok();
    }

    bool openSnapshot()
    {
        m_page = std::make_unique<pages::KeysPage>(pages::Context{&m_backend, &m_inventory, &m_spine, &m_clock});
        m_page->resize(1256, 820);
        m_page->show();
        m_table = m_page->findChild<widgets::TableView *>();
        m_field = m_page->findChild<widgets::FilterField *>();
        m_model = m_page->findChild<KeysModel *>();
        QCoreApplication::processEvents();
        Measured measured;
        const Stopwatch watch;
        bool opened = false;
        QCoro::connect(m_inventory.openFile(m_file), m_page.get(), [&opened](const Result<void> &r) { opened = r.ok(); });
        if (!until([&] { return opened && m_model->rowCount() == int(m_inventory.keyTable().count()); }))
            return false;
        paint();
        watch.stop(measured);
        tell("snapshot opened to first rows", measured);
        return true;
    }

    void measureFilters()
    {
        for (const char *text : {"orders", "status:active expires<30d last_used>90d", "partner:mill scope:area1 -env:test",
                                 "requests:1k..100k bytes>1G", "name:*-77* or app:12", "billing-sync"}) {
            Measured times;
            until([&] { return !m_model->isSearching(); });
            type(QString::fromLatin1(text), times);
            std::printf("{\"filter\":\"%s\",\"rows\":%d}\n", text, m_model->rowCount());
            tell("filter: keystroke to painted result", times);
            m_all.add(times);
            clear();
        }
        tell("filter: keystroke to painted result, all", m_all);
    }

    void measureSorting()
    {
        Measured all;
        for (int column = 0; column < KeysModel::ColumnCount; ++column) {
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const Stopwatch watch;
                m_table->sortByColumn(column, order);
                until([&] { return !m_model->isSearching(); });
                paint();
                watch.stop(all);
            }
        }
        tell("sort by any column, painted", all);
    }

    void measureScrolling()
    {
        Measured frames;
        QScrollBar *bar = m_table->verticalScrollBar();
        for (int i = 0; i < 200; ++i) {
            const Stopwatch watch;
            bar->setValue(i % 10 == 9 ? int(qint64(bar->maximum()) * (i * 7919 % 200) / 200) : bar->value() + 96);
            m_table->viewport()->repaint();
            watch.stop(frames);
        }
        tell("scrolling: a frame", frames);
    }

    bool measurePreview()
    {
        return tellPreview("without a server", bench::measurePreview(m_inventory, m_spine, kPreviewed));
    }

    void measureMemory()
    {
        const auto rows = double(m_inventory.keyTable().count());
        // The list holds the order by name, the order of its column and its own rows; the view's header 18 bytes a row.
        const double list = 3 * sizeof(quint32) * rows, header = 18 * rows;
        tell("bytes a row: columns", double(m_inventory.keyTable().bytes()) / rows, "bytes");
        tell("bytes a row: columns, list and view", (double(m_inventory.keyTable().bytes()) + list + header) / rows, "bytes");
    }

private:
    void paint()
    {
        QCoreApplication::processEvents();
        m_table->viewport()->repaint();
    }
    void press(int key, const QString &text)
    {
        QWidget *edit = m_field->edit();
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text), up(QEvent::KeyRelease, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(edit, &down);
        QCoreApplication::sendEvent(edit, &up);
    }
    void type(const QString &text, Measured &times)
    {
        for (const QChar c : text) {
            const Stopwatch watch;
            press(0, c);
            until([&] { return !m_model->isSearching(); });
            paint();
            watch.stop(times);
        }
    }
    void clear()
    {
        m_field->setText({});
        until([&] { return !m_model->isSearching(); });
    }

    SystemClock m_clock;
    bench::CountedBackend m_backend;
    Inventory m_inventory;
    change::Spine m_spine;
    std::shared_ptr<inventory::SnapshotFile> m_file;
    std::unique_ptr<pages::KeysPage> m_page;
    widgets::TableView *m_table = nullptr;
    widgets::FilterField *m_field = nullptr;
    KeysModel *m_model = nullptr;
    Measured m_all;
    const int m_keys;
};

/// The same number of rows of two backends and their clients, as one list.
void measureSeveral(int keys)
{
    bench::SeveralTables tables(keys, SystemClock().now().toMSecsSinceEpoch());
    std::printf("{\"backends\":2,\"rows\":%zu}\n", tables.rows());
    tell("several backends: first order", tables.first(), "ms");
    const Times sorted = tables.sort();
    tell("several backends: sort by any column", median(sorted), "ms");
    tell("several backends: sort by any column, worst", worst(sorted), "ms");
    const Times filtered = tables.filter({QStringLiteral("orders"), QStringLiteral("status:active expires<30d last_used>90d"),
                                          QStringLiteral("backend:us kind:key"), QStringLiteral("kind:client")});
    tell("several backends: filter", median(filtered), "ms");
    tell("several backends: bytes a row, without the view", tables.bytesPerRow(), "bytes");
}

/// First and later syncs with an octroid that runs already.
int measureSync(const QString &server, const QString &adminFile)
{
    QFile file(adminFile);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QJsonObject admin = QJsonDocument::fromJson(file.readAll()).object();
    const QString issuer = admin.value(QLatin1String("issuer")).toString(server);
    SystemClock clock;
    backends::OctroidBackend backend(QStringLiteral("bench"), QStringLiteral("octroid"), issuer,
                                     admin.value(QLatin1String("client_id")).toString(),
                                     secretOf(admin.value(QLatin1String("client_secret")).toString().toUtf8()), clock);
    Inventory inventory(backend, clock);
    inventory.setReadsUsage(false);
    const auto synced = [&](Measured &into) {
        const Stopwatch watch;
        inventory.sync();
        until([&] { return inventory.syncState() != inventory::SyncState::Reading; }, 600'000);
        watch.stop(into);
    };
    Measured first;
    synced(first);
    if (inventory.syncState() != inventory::SyncState::Idle) {
        std::fprintf(stderr, "%s\n", qPrintable(inventory.lastError().toString()));
        return 1;
    }
    std::printf("{\"keys\":%zu}\n", inventory.keyTable().count());
    tell("first sync from octroid", first);
    Measured later;
    for (int round = 0; round < 6; ++round) { // even: the keys are left as they were
        QList<backends::BulkItem> items;
        for (quint32 row = 0; row < 1000; ++row)
            items.append({round % 2 ? QStringLiteral("resume") : QStringLiteral("suspend"),
                          inventory.keyTable().idOf(row), 0, {}, {}});
        bool done = false;
        QCoro::connect(backend.bulk(items), &backend, [&done](const auto &) { done = true; });
        until([&] { return done; });
        synced(later);
        if (inventory.key(inventory.keyTable().idOf(7))->suspendedAt.isValid() == (round % 2 == 1))
            return 1; // it did not bring what changed
    }
    tell("sync of 1,000 changes", later);
    change::Spine spine(inventory);
    if (!bench::tellOfCalls(backend, inventory, kPreviewed))
        return 1;
    return tellPreview("from octroid", bench::measurePreview(inventory, spine, kPreviewed)) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::Theme::install(application);
    CLI::App options("bench_console: the console's list of credentials with very many rows");
    int keys = 1'000'000;
    std::string server, admin;
    options.add_option("--keys", keys);
    options.add_option("--server", server);
    options.add_option("--admin", admin, "The file of octroid --init-admin");
    CLI11_PARSE(options, argc, argv);
    if (!server.empty())
        return measureSync(QString::fromStdString(server), QString::fromStdString(admin));
    const QTemporaryDir folder;
    Window window(keys, folder);
    if (!window.prepare() || !window.openSnapshot()) {
        std::fprintf(stderr, "the rows did not come\n");
        return 1;
    }
    window.measureMemory();
    window.measureFilters();
    window.measureSorting();
    window.measureScrolling();
    if (!window.measurePreview())
        return 1;
    measureSeveral(keys);
    return 0;
}
