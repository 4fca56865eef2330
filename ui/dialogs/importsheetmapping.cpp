// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of the file is which field, with what the first rows have in it.
#include "dialogs/importsheet.h"
#include "widgets/label.h"

#include <QComboBox>
#include <QGridLayout>

namespace octroi::dialogs {

QString ImportSheet::fieldTitle(const QString &field) const
{
    static const std::pair<const char *, const char *> titles[]{{"name", QT_TR_NOOP("Name")},
                                                                {"kind", QT_TR_NOOP("Kind")},
                                                                {"contact", QT_TR_NOOP("Contact")},
                                                                {"tags", QT_TR_NOOP("Tags")},
                                                                {"partner", QT_TR_NOOP("Partner")},
                                                                {"application", QT_TR_NOOP("Application")},
                                                                {"scopes", QT_TR_NOOP("Scopes")},
                                                                {"expires", QT_TR_NOOP("Expiry")},
                                                                {"environment", QT_TR_NOOP("Environment")},
                                                                {"plan", QT_TR_NOOP("Plan")},
                                                                {"addresses", QT_TR_NOOP("Addresses")},
                                                                {"referrers", QT_TR_NOOP("Referrers")},
                                                                {"apis", QT_TR_NOOP("APIs")}};
    for (const auto &[name, title] : titles) {
        if (field == QLatin1String(name))
            return tr(title);
    }
    return field;
}

void ImportSheet::fillMapping()
{
    m_mapping = change::ImportMapping(kind(), m_job->columns());
    qDeleteAll(m_mappingBox->findChildren<QComboBox *>());
    m_columns.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_samples.clear();
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    int row = 0;
    for (const change::ImportField &field : change::importFields(kind())) {
        const QString name = QString::fromLatin1(field.name);
        const QString title = fieldTitle(name);
        auto *label =
            new widgets::Label(field.required ? tr("%1 (needed)").arg(title) : title, theme::Type::Body);
        auto *combo = new QComboBox;
        combo->setAccessibleName(tr("Column of %1").arg(title));
        combo->addItem(tr("not in the file"));
        combo->addItems(m_job->columns());
        combo->setCurrentIndex(m_mapping.columnOf(name) + 1);
        combo->setMinimumWidth(220);
        auto *sample = new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary);
        sample->setElided(true);
        sample->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(combo, row, 1);
        m_grid->addWidget(sample, row, 2);
        m_columns << combo;
        m_samples << sample;
        showSample(row, combo->currentIndex() - 1);
        connect(combo, &QComboBox::currentIndexChanged, this, [this, row, name](int index) {
            m_mapping.set(name, index - 1);
            showSample(row, index - 1);
            setPhase(Phase::Mapping);
        });
        ++row;
    }
    m_grid->setRowStretch(row, 1);
    setPhase(Phase::Mapping);
}

void ImportSheet::showSample(int row, int column)
{
    QStringList values;
    for (const report::TableRow &one : m_job->sample())
        values << one.cells.value(column).replace(QChar(report::kListMark), QLatin1Char(' ')).left(40);
    values.removeAll(QString());
    m_samples.at(row)->setText(column < 0 ? QString() : values.join(QStringLiteral(" · ")));
}

} // namespace octroi::dialogs
