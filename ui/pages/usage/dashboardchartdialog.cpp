// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardchartdialog.h"

#include "pages/usage/dashboardwords.h"
#include "pages/usage/rangedialog.h"
#include "pages/usage/splitwords.h"
#include "pages/usage/subjectfield.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::pages {

using report::DashboardChart;

namespace {
constexpr int kDays[] = {90, 365, 3 * 365};
}

DashboardChartDialog::DashboardChartDialog(inventory::Inventory &inventory, const DashboardChart &chart, const QJsonArray &savedFilters,
                                           bool isNew, QWidget *parent)
    : QDialog(parent)
    , m_chart(chart)
    , m_kind(new QComboBox)
    , m_saved(new QComboBox)
    , m_range(new QComboBox)
    , m_compare(new QComboBox)
    , m_split(new QComboBox)
    , m_columns(new QComboBox)
    , m_subject(new SubjectField(inventory))
    , m_title(new QLineEdit(chart.title))
    , m_problem(new widgets::Label({}, theme::Type::Caption, theme::Color::DangerText))
    , m_ok(new widgets::Button(isNew ? tr("Add") : tr("Apply"), widgets::Button::Kind::Primary))
{
    setWindowTitle(isNew ? tr("Add a chart") : tr("Edit the chart"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    auto *form = new QFormLayout;
    const auto add = [form](const QString &name, QWidget *widget) {
        widget->setAccessibleName(name);
        widget->setMinimumWidth(300);
        form->addRow(name, widget);
    };
    add(tr("Chart"), m_kind);
    add(tr("Of"), m_subject);
    add(tr("Saved filter"), m_saved);
    add(tr("Time"), m_range);
    add(tr("Compare with"), m_compare);
    add(tr("Split by"), m_split);
    add(tr("Width"), m_columns);
    add(tr("Title"), m_title);
    m_subject->lineEdit()->setAccessibleName(tr("Of"));
    m_title->setMaxLength(int(report::Dashboard::kLongest));
    layout->addLayout(form);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new widgets::Button(tr("Cancel"));
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    m_ok->setDefault(true);
    cancel->setAutoDefault(false);
    fill(savedFilters);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &DashboardChartDialog::take);
    update();
    m_kind->setFocus();
}

void DashboardChartDialog::fill(const QJsonArray &savedFilters)
{
    for (const QString &chart : DashboardChart::charts())
        m_kind->addItem(DashboardWords::chart(chart), chart);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_chart.chart)));
    m_subject->setSubject(DashboardWords::subjectOf(m_chart));
    m_saved->addItem(tr("None"));
    for (const QJsonValue saved : savedFilters)
        m_saved->addItem(saved[QStringLiteral("name")].toString(), saved[QStringLiteral("filter")].toString());
    m_saved->setEnabled(m_saved->count() > 1);
    if (m_chart.subject == QLatin1String("filter"))
        m_saved->setCurrentIndex(std::max(0, m_saved->findData(m_chart.subjectId)));
    const auto range = [this](const DashboardChart &chart) { m_range->addItem(DashboardWords::range(chart), chart.range + QString::number(chart.seconds)); };
    DashboardChart one;
    for (const QString &word : DashboardChart::ranges().mid(0, 5)) {
        one.range = word;
        range(one);
    }
    one.range = QStringLiteral("length");
    for (const int days : kDays) {
        one.seconds = qint64(days) * 86'400;
        range(one);
    }
    if (m_chart.range == QLatin1String("fixed") || m_range->findData(m_chart.range + QString::number(m_chart.seconds)) < 0)
        range(m_chart);
    m_range->addItem(tr("From … to …"), QStringLiteral("ask"));
    m_range->setCurrentIndex(std::max(0, m_range->findData(m_chart.range + QString::number(m_chart.seconds))));
    for (const QString &word : DashboardChart::comparisons())
        m_compare->addItem(DashboardWords::comparison(word), word);
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(m_chart.compare)));
    m_split->addItem(tr("Nothing"), QString());
    for (const QString &split : SplitWords::dimensions())
        m_split->addItem(SplitWords::name(split), split);
    m_split->setCurrentIndex(std::max(0, m_split->findData(m_chart.split)));
    for (int columns = 1; columns <= DashboardChart::kMostColumns; ++columns)
        m_columns->addItem(tr("%n column(s)", nullptr, columns), columns);
    m_columns->setCurrentIndex(m_chart.columns - 1);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &DashboardChartDialog::update);
    connect(m_subject, &SubjectField::subjectChanged, this, [this] {
        m_saved->setCurrentIndex(0);
        update();
    });
    connect(m_saved, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_subject->setSubject({Subject::Kind::Filter, m_saved->currentData().toString(), m_saved->currentText()});
    });
    connect(m_range, &QComboBox::activated, this, [this] {
        if (m_range->currentData().toString() == QLatin1String("ask"))
            askForRange();
    });
}

void DashboardChartDialog::update()
{
    const QString kind = m_kind->currentData().toString();
    const bool expiries = kind == QLatin1String("expiries"), week = kind == QLatin1String("week");
    const bool series = DashboardChart::charts().indexOf(kind) < 5;
    m_subject->setEnabled(!expiries);
    m_saved->setEnabled(!expiries && m_saved->count() > 1);
    m_range->setEnabled(!expiries);
    m_compare->setEnabled(!expiries && !week);
    m_split->setEnabled(series);
    m_problem->hide();
}

void DashboardChartDialog::askForRange()
{
    const double now = double(QDateTime::currentSecsSinceEpoch());
    const bool fixed = m_chart.range == QLatin1String("fixed");
    const usage::Window window{fixed ? double(m_chart.from.toSecsSinceEpoch()) : now - 86'400, fixed ? double(m_chart.to.toSecsSinceEpoch()) : now};
    auto *dialog = new RangeDialog(window, QTimeZone::systemTimeZone(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RangeDialog::rangeChosen, this, [this](double from, double to) {
        m_chart.from = QDateTime::fromSecsSinceEpoch(qint64(from), Qt::UTC);
        m_chart.to = QDateTime::fromSecsSinceEpoch(qint64(to), Qt::UTC);
        DashboardChart words = m_chart;
        words.range = QStringLiteral("fixed");
        m_range->insertItem(m_range->count() - 1, DashboardWords::range(words), QStringLiteral("fixed0"));
        m_range->setCurrentIndex(m_range->count() - 2);
    });
    connect(dialog, &QDialog::rejected, this, [this] { m_range->setCurrentIndex(2); });
    dialog->open();
}

void DashboardChartDialog::take()
{
    if (m_subject->isEnabled() && (!m_subject->error().isEmpty() || (!m_subject->text().isEmpty() && m_subject->subject().isAll()))) {
        m_problem->setText(tr("Nobody and no filter is called “%1”.").arg(m_subject->text()));
        m_problem->show();
        m_subject->lineEdit()->setFocus();
        return;
    }
    m_chart.chart = m_kind->currentData().toString();
    DashboardWords::setSubject(m_chart, m_subject->isEnabled() ? m_subject->subject() : Subject());
    const QString range = m_range->currentData().toString();
    for (const QString &word : DashboardChart::ranges()) {
        if (range.startsWith(word)) {
            m_chart.range = word;
            m_chart.seconds = range.mid(word.size()).toLongLong();
        }
    }
    m_chart.compare = m_compare->currentData().toString();
    m_chart.split = m_split->isEnabled() ? m_split->currentData().toString() : QString();
    m_chart.columns = m_columns->currentData().toInt();
    m_chart.title = m_title->text().trimmed();
    Q_EMIT chosen(m_chart);
    accept();
}

} // namespace octroi::pages
