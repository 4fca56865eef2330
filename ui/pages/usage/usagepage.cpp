// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagepage.h"

#include "models/format.h"
#include "pages/usage/livetail.h"
#include "pages/usage/subjectfield.h"
#include "pages/usage/toplist.h"
#include "pages/usage/usagecharts.h"
#include "widgets/button.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/note.h"
#include "widgets/pageheader.h"
#include "widgets/segments.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <array>

namespace octroi::pages {

UsagePage::UsagePage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_data(new UsageData(context, this))
    , m_header(new widgets::PageHeader)
    , m_subject(new SubjectField(*context.inventory))
    , m_compare(new widgets::Switch)
    , m_range(new widgets::Segments)
    , m_export(new widgets::Button)
    , m_menu(new QMenu(this))
    , m_note(new widgets::Note(theme::Tone::Danger))
    , m_charts(new UsageCharts)
    , m_top(new TopList)
    , m_tail(new LiveTail(m_data->feed(), *context.inventory))
{
    build();
    connectParts();
    retranslate();
}

void UsagePage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_subject->setFixedWidth(248);
    m_header->addAction(m_subject);
    m_header->addAction(m_compare);
    m_header->addAction(m_range);
    m_export->setIconName(QStringLiteral("download"));
    m_export->setMenu(m_menu);
    m_header->addAction(m_export);
    layout->addWidget(m_header);

    auto *noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(24, 0, 24, 0);
    noteRow->addWidget(m_note);
    layout->addLayout(noteRow);
    m_note->hide();

    auto *upper = new QWidget;
    auto *row = new QHBoxLayout(upper);
    row->setContentsMargins(24, 0, 24, 16);
    row->setSpacing(16);
    m_charts->setMinimumWidth(420);
    row->addWidget(m_charts, 866);
    m_top->setMinimumWidth(240);
    row->addWidget(m_top, 320);

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(5);
    splitter->addWidget(upper);
    splitter->addWidget(m_tail);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({517, 209});
    m_tail->setMinimumHeight(120);
    // Where the window or the text leaves no room, the page scrolls rather than squeezes.
    auto *scroll = new QScrollArea;
    scroll->setWidget(splitter);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    splitter->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
}

void UsagePage::connectParts()
{
    connect(m_range, &widgets::Segments::activated, this, [this](int index) {
        m_charts->group()->reset();
        m_data->setRange(UsageRange(index));
    });
    connect(m_compare, &QAbstractButton::toggled, m_data, &UsageData::setCompared);
    connect(m_subject, &SubjectField::subjectChanged, m_data, &UsageData::setSubject);
    connect(m_top, &TopList::kindChanged, this, [this] { m_data->setTopKind(m_top->kind()); });
    connect(m_top, &TopList::rowActivated, this, &UsagePage::openTop);
    connect(m_tail, &LiveTail::keyActivated, this, [this](const QString &keyId) {
        Q_EMIT goTo(Target{QStringLiteral("credentials"), keyId, QString()});
    });
    connect(m_data, &UsageData::pictureChanged, this, &UsagePage::updateCharts);
    connect(m_data, &UsageData::topChanged, this, &UsagePage::updateTop);
    connect(m_data, &UsageData::stateChanged, this, &UsagePage::updateState);
    connect(m_note, &widgets::Note::actionTriggered, m_data, &UsageData::refresh);
    connect(m_menu, &QMenu::aboutToShow, this, &UsagePage::fillExportMenu);
}

QString UsagePage::pageTitle() const
{
    return tr("Usage");
}

void UsagePage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_compare->setText(tr("Compare with last week"));
    m_range->setSegments({tr("Live"), tr("1 h"), tr("24 h"), tr("7 d"), tr("30 d")});
    m_range->setAccessibleName(tr("Range"));
    m_export->setText(tr("Export"));
    updateCaption();
    updateState();
}

void UsagePage::updateCharts()
{
    m_charts->show(m_data->picture());
    updateCaption();
}

void UsagePage::updateCaption()
{
    const UsagePicture &picture = m_data->picture();
    const QString name = context().backend->info().name;
    QString text;
    if (picture.live)
        text = tr("from %1, 1 s resolution").arg(name);
    else if (picture.step <= 60)
        text = tr("from %1, 1 min resolution").arg(name);
    else
        text = tr("from %1, 1 h resolution").arg(name);
    if (picture.live && !picture.latencyKnown)
        text += tr(" · of the 50 busiest credentials");
    if (picture.lostLines > 0)
        text += tr(" · %Ln log line(s) lost", nullptr, int(std::min<qint64>(picture.lostLines, INT_MAX)));
    m_header->setCaption(text);
}

void UsagePage::updateTop()
{
    const UsagePicture &picture = m_data->picture();
    static const std::array kSpans{QT_TR_NOOP("last 15 minutes"), QT_TR_NOOP("last hour"),
                                   QT_TR_NOOP("last 24 hours"), QT_TR_NOOP("last 7 days"),
                                   QT_TR_NOOP("last 30 days")};
    double seconds = picture.window.length();
    // The ring may hold less than the window: what came before was not counted.
    const usage::LiveRing &ring = m_data->feed().ring();
    if (picture.live && !ring.isEmpty())
        seconds = std::min(seconds, picture.window.to - double(ring.firstSecond()));
    m_top->setRows(m_data->top(), seconds, tr(kSpans.at(std::size_t(m_data->range()))));
}

void UsagePage::updateState()
{
    if (!m_data->isSupported()) {
        m_note->setTone(theme::Tone::Info);
        m_note->setText(tr("%1 does not report usage.").arg(context().backend->info().name));
        m_note->setAction(QString());
        m_note->show();
        return;
    }
    m_note->setTone(theme::Tone::Danger);
    if (m_data->error()) {
        m_note->setText(tr("The usage could not be read. %1").arg(models::Format::error(*m_data->error())));
        m_note->setAction(tr("Try again"));
    }
    m_note->setVisible(m_data->error().has_value());
    if (m_data->isLoading() && m_data->top().isEmpty())
        m_top->setMessage(tr("Reading…"));
    else if (m_data->error())
        m_top->setMessage(tr("Not known"));
}

void UsagePage::openTop(const QString &id)
{
    if (m_top->kind() == TopKind::Endpoints) {
        Q_EMIT goTo(Target{QStringLiteral("scopes"), id.section(QLatin1Char(' '), 0, 0), QString()});
        return;
    }
    const Subject subject = m_subject->find(id);
    if (subject.isAll())
        return;
    m_subject->setSubject(subject);
    m_data->setSubject(subject);
}

void UsagePage::fillExportMenu()
{
    m_menu->clear();
    m_menu->addAction(tr("Copy picture"), this,
                      [this] { QApplication::clipboard()->setImage(m_charts->picture()); });
    m_menu->addAction(tr("Copy numbers as CSV"), this, [this] { copyAsCsv(); });
    m_menu->addSeparator();
    m_menu->addAction(tr("Save picture…"), this,
                      [this] { save(tr("Save picture"), QStringLiteral("png"), pictureBytes()); });
    m_menu->addAction(tr("Save numbers as CSV…"), this,
                      [this] { save(tr("Save numbers"), QStringLiteral("csv"), m_charts->csv().toUtf8()); });
    m_menu->addSeparator();
    m_menu->addAction(m_table ? tr("Show as charts") : tr("Show as tables"), this, [this] {
        m_table = !m_table;
        m_charts->setTableShown(m_table);
    });
}

QByteArray UsagePage::pictureBytes()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    m_charts->picture().save(&buffer, "PNG");
    return bytes;
}

void UsagePage::save(const QString &title, const QString &suffix, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    dialog->selectFile(QStringLiteral("octroi-usage.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return;
        m_note->setTone(theme::Tone::Danger);
        m_note->setText(tr("%1 could not be written: %2").arg(path, file.errorString()));
        m_note->setAction(QString());
        m_note->show();
    });
    dialog->open();
}

void UsagePage::open(const Target &target)
{
    if (target.objectId.isEmpty())
        return;
    const Subject subject = m_subject->find(target.objectId);
    m_subject->setSubject(subject);
    m_data->setSubject(subject);
}

bool UsagePage::focusFilter()
{
    m_subject->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_subject->lineEdit()->selectAll();
    return true;
}

bool UsagePage::copyAsCsv()
{
    if (m_tail->table()->hasFocus())
        m_tail->table()->copySelectionAsCsv();
    else
        QApplication::clipboard()->setText(m_charts->csv());
    return true;
}

bool UsagePage::closeTopmost()
{
    if (m_charts->group()->isZoomed()) {
        m_charts->group()->reset();
        return true;
    }
    if (m_data->subject().isAll())
        return false;
    m_subject->setSubject({});
    m_data->setSubject({});
    return true;
}

QJsonObject UsagePage::saveState() const
{
    return {{QStringLiteral("range"), int(m_data->range())},
            {QStringLiteral("compare"), m_data->isCompared()},
            {QStringLiteral("top"), int(m_data->topKind())},
            {QStringLiteral("subject"), m_data->subject().id},
            {QStringLiteral("tail"), m_tail->table()->saveColumns()}};
}

void UsagePage::restoreState(const QJsonObject &state)
{
    const int range = std::clamp(state[QStringLiteral("range")].toInt(), 0, 4);
    m_range->setCurrentIndex(range);
    m_data->setRange(UsageRange(range));
    m_compare->setChecked(state[QStringLiteral("compare")].toBool());
    const auto kind = TopKind(std::clamp(state[QStringLiteral("top")].toInt(), 0, 2));
    m_top->setKind(kind);
    m_data->setTopKind(kind);
    if (const QString id = state[QStringLiteral("subject")].toString(); !id.isEmpty())
        open(Target{pageId(), id, QString()});
    m_tail->table()->restoreColumns(state[QStringLiteral("tail")].toObject());
}

void UsagePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_data->setActive(true);
}

void UsagePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_data->setActive(false);
}

void UsagePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
