// SPDX-License-Identifier: GPL-3.0-or-later
// What the buttons in the head of the usage page offer.
#include "pages/usage/paintedcharts.h"
#include "pages/usage/rangedialog.h"
#include "pages/usage/sourcewords.h"
#include "pages/usage/splitwords.h"
#include "pages/usage/subjectfield.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagepage.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QStackedWidget>

namespace octroi::pages {

namespace {

constexpr double kDay = 86'400;

/// clear() leaves the submenus behind.
void empty(QMenu &menu)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
}

QAction *addChoice(QMenu &menu, const QString &text, bool on)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

} // namespace

void UsagePage::fillRangeMenu()
{
    m_rangeMenu->clear();
    const auto add = [this](const QString &text, double length) {
        const UsageWish &now = m_data->wish();
        connect(addChoice(*m_rangeMenu, text, now.range == UsageRange::Other && now.length == length),
                &QAction::triggered, this, [this, length] {
                    UsageWish wish = m_data->wish();
                    wish.range = UsageRange::Other;
                    wish.length = length;
                    m_charts->group()->reset();
                    m_data->setColumns(m_charts->columns());
                    m_data->setWish(wish);
                    m_range->setCurrentIndex(int(wish.range));
                    readView();
                });
    };
    add(tr("6 hours"), 6 * 3'600);
    add(tr("3 days"), 3 * kDay);
    add(tr("90 days"), 90 * kDay);
    add(tr("1 year"), 365 * kDay);
    add(tr("3 years"), 3 * 365 * kDay);
    m_rangeMenu->addSeparator();
    m_rangeMenu->addAction(tr("From … to …"), this, &UsagePage::askForRange);
}

void UsagePage::askForRange()
{
    auto *dialog = new RangeDialog(m_data->currentWindow(), m_data->wish().timeZone(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RangeDialog::rangeChosen, this, [this](double from, double to) {
        UsageWish wish = m_data->wish();
        wish.range = UsageRange::Other;
        wish.length = 0;
        wish.fixed = {from, to};
        m_charts->group()->reset();
        m_data->setColumns(m_charts->columns());
        m_data->setWish(wish);
        m_range->setCurrentIndex(int(wish.range));
        readView();
    });
    dialog->open();
}

void UsagePage::fillViewMenu()
{
    empty(*m_viewMenu);
    fillViewChoices();
    m_viewMenu->addSeparator();
    connect(addChoice(*m_viewMenu, tr("Calls in flight instead of latency"), m_charts->isFlightShown()),
            &QAction::triggered, m_charts, &UsageCharts::setFlightShown);
    fillSplitMenu(*m_viewMenu->addMenu(tr("Split by")));
    fillLinesMenu(*m_viewMenu->addMenu(tr("Lines")));
    fillComparisonMenu(*m_viewMenu->addMenu(tr("Compare with")));
    fillZoneMenu(*m_viewMenu->addMenu(tr("Days and hours of")));
    m_viewMenu->addSeparator();
    connect(addChoice(*m_viewMenu, tr("Tables instead of charts"), m_table), &QAction::triggered, this, [this](bool on) {
        m_table = on;
        m_charts->setTableShown(on);
        for (PaintedCharts *charts : m_stack->findChildren<PaintedCharts *>())
            charts->setTableShown(on);
    });
}

void UsagePage::fillSplitMenu(QMenu &menu)
{
    const auto choose = [this](const QString &split) {
        UsageWish wish = m_data->wish();
        wish.split = split;
        m_data->clearLines();
        m_data->setWish(wish);
    };
    connect(addChoice(menu, tr("Nothing"), m_data->wish().split.isEmpty()), &QAction::triggered, this,
            [choose] { choose(QString()); });
    for (const QString &split : SplitWords::dimensions()) {
        QAction *choice = addChoice(menu, SplitWords::name(split), m_data->wish().split == split);
        connect(choice, &QAction::triggered, this, [choose, split] { choose(split); });
        const QString why = SourceWords::whyNot(*context().backend, split);
        choice->setEnabled(why.isEmpty());
        choice->setToolTip(why);
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    connect(addChoice(menu, tr("Stacked"), m_data->wish().stacked), &QAction::triggered, this, [this](bool on) {
        UsageWish wish = m_data->wish();
        wish.stacked = on;
        m_data->setWish(wish);
    });
}

void UsagePage::addLine(const Subject &subject)
{
    const Result<void> added = m_data->addLine(subject);
    if (added)
        return;
    m_note->setTone(theme::Tone::Warning);
    m_note->setText(added.error().code == ErrorCode::NotFound
                        ? tr("No credential matches “%1”.").arg(subject.name)
                        : tr("“%1” cannot be another line: there are %Ln at most, each once, of 500 credentials or fewer.",
                             nullptr, int(UsageLines::kMost))
                              .arg(subject.name));
    m_note->setAction(QString());
    m_note->show();
}

void UsagePage::fillLinesMenu(QMenu &menu)
{
    const Subject &subject = m_data->subject();
    if (!subject.isAll() && !m_data->lines().contains(subject))
        menu.addAction(tr("Keep “%1” as a line").arg(subject.name), this, [this, subject] { addLine(subject); });
    for (const QJsonValue saved : m_savedFilters) {
        const Subject line{Subject::Kind::Filter, saved[QStringLiteral("filter")].toString(),
                           saved[QStringLiteral("name")].toString()};
        if (!line.id.isEmpty() && !m_data->lines().contains(line))
            menu.addAction(tr("Add saved filter “%1”").arg(line.name), this, [this, line] { addLine(line); });
    }
    const QList<TopRow> &top = m_data->top();
    if (m_data->topKind() != TopKind::Refusals && !top.isEmpty())
        menu.addAction(tr("Add the first five of the list"), this, [this] {
            for (const TopRow &row : m_data->top().mid(0, 5)) {
                const Subject line = m_subject->find(row.id);
                if (!line.isAll() && !m_data->lines().contains(line))
                    addLine(line);
            }
        });
    if (m_data->lines().isEmpty()) {
        if (menu.isEmpty())
            menu.addAction(tr("Choose whose calls to show first"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    for (const Subject &line : m_data->lines())
        menu.addAction(tr("Remove “%1”").arg(line.name), this, [this, line] {
            m_data->removeLine(line);
            m_data->refresh();
        });
    menu.addAction(tr("Remove all"), this, [this] {
        m_data->clearLines();
        m_data->refresh();
    });
}

void UsagePage::fillComparisonMenu(QMenu &menu)
{
    const auto add = [&](const QString &text, Comparison comparison) {
        connect(addChoice(menu, text, m_data->wish().comparison == comparison), &QAction::triggered, this,
                [this, comparison] {
                    UsageWish wish = m_data->wish();
                    wish.comparison = comparison;
                    m_data->setWish(wish);
                    m_compare->setChecked(comparison != Comparison::None);
                    readView();
                });
    };
    add(tr("Nothing"), Comparison::None);
    add(tr("The same days last week"), Comparison::Week);
    add(tr("The time before"), Comparison::Before);
}

void UsagePage::fillZoneMenu(QMenu &menu)
{
    const auto add = [&](QMenu &to, const QString &text, const QByteArray &zone) {
        connect(addChoice(to, text, m_data->wish().zone == zone), &QAction::triggered, this, [this, zone] {
            UsageWish wish = m_data->wish();
            wish.zone = zone;
            m_data->setWish(wish);
            updateCaption();
            readView();
        });
    };
    add(menu, tr("This machine"), {});
    add(menu, tr("UTC"), QByteArrayLiteral("UTC"));
    menu.addSeparator();
    QHash<QString, QMenu *> regions;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        const QString text = QString::fromLatin1(id);
        const QString region = text.section(QLatin1Char('/'), 0, 0);
        if (!text.contains(QLatin1Char('/')) || region == QLatin1String("Etc"))
            continue;
        QMenu *&part = regions[region];
        if (!part)
            part = menu.addMenu(region);
        add(*part, text.section(QLatin1Char('/'), 1), id);
    }
}

void UsagePage::save(const QString &suffix, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(this, suffix == QLatin1String("csv") ? tr("Save numbers") : tr("Save picture"));
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

} // namespace octroi::pages
