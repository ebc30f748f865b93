// What ical.js reads: node read-icaljs.mjs FOLDER > READ.json, where ical.js is installed.
import { readFileSync, readdirSync } from "node:fs";
import ICAL from "ical.js";

const folder = process.argv[2];
const result = {};

function moment(time) {
  if (time === null || time.isDate) return time && time.toString();
  return time.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

for (const file of readdirSync(folder).sort()) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${folder}/${file}`, "utf8")));
  const zones = calendar.getAllSubcomponents("vtimezone");
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  result[file] = {};
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents("valarm").map((alarm) => {
      const trigger = alarm.getFirstProperty("trigger");
      return `${trigger.getParameter("related") ?? "START"} ${trigger.getFirstValue().toSeconds()}`;
    });
    result[file][event.uid] = [
      moment(event.startDate),
      component.hasProperty("dtend") ? moment(event.endDate) : null,
      component.getFirstPropertyValue("status"),
      event.sequence,
      alarms.sort(),
      event.summary,
    ];
  }
}
process.stdout.write(JSON.stringify(result));
