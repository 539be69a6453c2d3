// Start and end of every event of some calendars, in seconds since 1970, as two libraries read
// them: ical.js (Thunderbird's) and @nextcloud/calendar-js.

import { readFileSync } from 'node:fs'
import nextcloud from '@nextcloud/calendar-js'
import ICAL from 'ical.js'

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return [event.startDate.toUnixTime(), event.endDate.toUnixTime()]
  })
}

function byNextcloud(text) {
  const parser = nextcloud.getParserManager().getParserForFileType('text/calendar')
  parser.parse(text)
  return [...parser.getItemIterator()]
    .flatMap((calendar) => [...calendar.getVObjectIterator()])
    .map((event) => [event.startDate.unixTime, event.endDate.unixTime])
}

const texts = process.argv.slice(2).map((path) => readFileSync(path, 'utf-8'))
console.log(JSON.stringify({
  'ical.js': texts.map(byIcalJs),
  'calendar-js': texts.map(byNextcloud),
}))
