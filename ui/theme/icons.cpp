// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

/// The linker leaves a static library's resources out unless somebody asks for them; and this macro belongs
/// into no namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace ui {

namespace {

QString pathOf(const QString &name)
{
    [[maybe_unused]] static const bool registered = (registerIcons(), true);
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor tintFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

/// Draws the shape in black once and lays the colour over it; so an SVG says nothing about themes.
QPixmap tinted(const QString &path, const QSize &size, const QColor &color)
{
    const QString key =
        QStringLiteral("%1_%2x%3_%4").arg(path).arg(size.width()).arg(size.height()).arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(path).render(&painter, QRectF(QPointF(), size));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString path, QColor color)
        : m_path(std::move(path))
        , m_color(std::move(color))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap pixmap = tinted(m_path, (QSizeF(rect.size()) * ratio).toSize(), colorOf(mode));
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_path, size, colorOf(mode));
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QColor colorOf(QIcon::Mode mode) const
    {
        return m_color.isValid() && mode == QIcon::Normal ? m_color : tintFor(mode);
    }

    QString m_path;
    QColor m_color; ///< invalid: the palette's
};

} // namespace

QIcon icon(const QString &name, const QColor &color)
{
    const QString path = pathOf(name);
    if (!QFile::exists(path)) {
        qWarning("no icon named %s", qUtf8Printable(name));
        return {};
    }
    return QIcon(new TintedIconEngine(path, color));
}

QIcon icon(const QString &name) { return icon(name, QColor()); }

QIcon applicationIcon() { return QIcon(pathOf(QStringLiteral("mqttscope"))); }

} // namespace ui
