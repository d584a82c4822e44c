import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseRecording, type Recording } from './recording';

/** Where the recordings lie, seen from the top of the project. */
export const SAMPLES_DIR = path.join('samples', 'stress-predict');

export function loadRecording(subject: string, directory = SAMPLES_DIR): Recording {
  const subjects = listSubjects(directory);
  if (!subjects.includes(subject)) {
    throw new Error(`No hay grabación ${subject} en ${directory}. Hay: ${subjects.join(', ') || 'ninguna'}`);
  }
  const read = (name: string) =>
    gunzipSync(readFileSync(path.join(directory, subject, `${name}.csv.gz`))).toString('utf8');
  return parseRecording({ acc: read('ACC'), hr: read('HR'), ibi: read('IBI') });
}

export function listSubjects(directory = SAMPLES_DIR): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
